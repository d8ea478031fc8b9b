window.YTD.ad_impressions.part1 = [ ]
