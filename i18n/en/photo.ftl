### A photo: choosing one, and showing it.

photo-label = A photo
photo-hint = Choose one or take one, up to 10 MB. It stays on this device. The place it was taken is removed.
photo-add = Add a photo
photo-other = Choose another photo
photo-remove = Remove
photo-sending = Getting the photo ready. You can stop at any time.
photo-alt = Your photo
photo-not-shown = This photo cannot be shown right now.
