window.YTD.direct_message.part0 = [
 {
  "dmConversation": {
   "conversationId": "2200000001-1400000001",
   "messages": [
    {
     "messageCreate": {
      "recipientId": "1400000001",
      "text": "Hello from 2017",
      "mediaUrls": [],
      "senderId": "2200000001",
      "id": "826958430795603972",
      "createdAt": "2017-02-02T01:00:28.774Z"
     }
    },
    {
     "welcomeMessageCreate": {
      "text": "Hi",
      "senderId": "1400000001",
      "recipientId": "2200000001",
      "createdAt": "2017-02-02T01:00:29.774Z",
      "id": "826958430795603973"
     }
    }
   ]
  }
 },
 {
  "dmConversation": {
   "conversationId": "2200000001-1400000001",
   "messages": [
    {
     "messageCreate": {
      "recipientId": "2200000001",
      "text": "A second piece of the same conversation",
      "mediaUrls": [],
      "senderId": "1400000001",
      "id": "826968430795603972",
      "createdAt": ""
     }
    }
   ]
  }
 }
]
