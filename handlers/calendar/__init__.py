"""日历: the working calendar shown, a year's notice loaded, single days set; no limit moves unseen."""
