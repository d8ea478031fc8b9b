window.YTD.account.part0 = [
  {
    "account" : {
      "accountId" : "1",
      "username" : "ben_mora",
      "createdAt" : "2010-01-01T00:00:00.000Z",
      "accountDisplayName" : "Ben Mora"
    }
  }
]
