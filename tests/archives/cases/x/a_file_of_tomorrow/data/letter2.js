window.YTD.letter2.part0 = [
  {
    "letter" : { "createdAt" : "2026-01-01T00:00:00.000Z" }
  }
]
