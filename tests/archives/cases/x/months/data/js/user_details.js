var user_details =  {
 "screen_name": "mia_m",
 "full_name": "Mia Muster",
 "id": "1400000001",
 "created_at": "2008-05-10 09:00:00 +0000"
}