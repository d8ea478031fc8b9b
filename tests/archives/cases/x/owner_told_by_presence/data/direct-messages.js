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
    },
    {
     "messageCreate": {
      "recipientId": "1400000001",
      "reactions": [],
      "urls": [],
      "text": "Two",
      "mediaUrls": [],
      "senderId": "2200000001",
      "id": "1774723374904246272",
      "createdAt": "2024-04-01T09:00:00.120Z",
      "editHistory": []
     }
    }
   ]
  }
 },
 {
  "dmConversation": {
   "conversationId": "1400000001-2200000002",
   "messages": [
    {
     "messageCreate": {
      "recipientId": "2200000002",
      "reactions": [],
      "urls": [],
      "text": "One",
      "mediaUrls": [],
      "senderId": "1400000001",
      "id": "1775100862264246272",
      "createdAt": "2024-04-02T10:00:00.120Z",
      "editHistory": []
     }
    },
    {
     "messageCreate": {
      "recipientId": "1400000001",
      "reactions": [],
      "urls": [],
      "text": "Two",
      "mediaUrls": [],
      "senderId": "2200000002",
      "id": "1775085762769846272",
      "createdAt": "2024-04-02T09:00:00.120Z",
      "editHistory": []
     }
    }
   ]
  }
 }
]
