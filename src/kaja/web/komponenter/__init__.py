"""All design-system markup: base page, components, icons, styles, and the pages of allauth."""
