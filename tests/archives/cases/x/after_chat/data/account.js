window.YTD.account.part0 = [
 {
  "account": {
   "email": "me@mail.example",
   "createdVia": "web",
   "username": "mia_m",
   "accountId": "1400000001",
   "createdAt": "2015-02-03T10:00:00.000Z",
   "accountDisplayName": "Mia Muster"
  }
 }
]
