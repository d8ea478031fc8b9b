window.YTD.following.part0 = [
 {
  "following": {
   "accountId": "2200000001",
   "userLink": "https://twitter.com/intent/user?user_id=2200000001"
  }
 }
]
