window.YTD.like.part0 = [
 {
  "like": {
   "tweetId": "1700000000000000123",
   "fullText": "A fine thing",
   "expandedUrl": "https://twitter.com/i/web/status/1700000000000000123"
  }
 },
 {
  "like": {
   "tweetId": "1700000000000000124",
   "expandedUrl": "https://twitter.com/i/web/status/1700000000000000124"
  }
 }
]
