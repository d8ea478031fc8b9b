window.YTD.account.part0 = [
 {
  "account": {
   "accountId": "1",
   "username": "ben_mora",
   "accountDisplayName": "Ben Mora"
  }
 }
]
