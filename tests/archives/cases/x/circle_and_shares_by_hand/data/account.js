window.YTD.account.part0 = [
 {
  "account": {
   "accountId": "77",
   "username": "mina"
  }
 }
]
