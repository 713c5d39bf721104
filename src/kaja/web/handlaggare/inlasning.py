from django.http import HttpResponse
from kaja.access.vyer import Begaran, kraver
@kraver("fil.se")
def las_in(request: Begaran) -> HttpResponse: return HttpResponse("")
@kraver("fil.se")
def granska(request: Begaran, pk: int) -> HttpResponse: return HttpResponse("")
@kraver("fil.las_in")
def godkann(request: Begaran, pk: int) -> HttpResponse: return HttpResponse("")
@kraver("fil.las_in")
def kasta(request: Begaran, pk: int) -> HttpResponse: return HttpResponse("")
