"""What a stored field may rest on, and how long it is kept: the words that the rooms' field
classes share.

Förordning (2006:39) § 3 says what the register is for, § 4 what may be kept about a youth, and
§ 7 when it goes.
"""

P1 = "4 § 1 förordningen (2006:39)"
P2 = "4 § 2 förordningen (2006:39)"
P3 = "4 § 3 förordningen (2006:39)"
SYFTE = "3 § förordningen (2006:39)"
VILLKOR = "29 kap. 9 § skollagen"
SPAR = "säkerhetsmetadata"
TEKNISK = "teknisk uppgift"
SIST = "senast vid utgången av det år personen fyller 21 (7 § förordningen)"
BEVARAS = "bevaras"
