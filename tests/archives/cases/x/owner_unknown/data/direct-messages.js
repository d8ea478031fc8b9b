window.YTD.direct_messages.part0 = [
 {
  "dmConversation": {
   "conversationId": "1400000001-2200000001",
   "messages": [
    {
     "messageCreate": {
      "recipientId": "2200000001",
      "reactions": [],
      "urls": [],
      "text": "One",
      "mediaUrls": [],
      "senderId": "1400000001",
      "id": "1774738474398646272",
      "createdAt": "2024-04-01T10:00:00.120Z",
      "editHistory": []
     }
    }
   ]
  }
 }
]
