### Life balance: how it is in each part of life.

balance = Life balance
balance-lead = Answer what you like. Skip the rest.
balance-level-1 = Not good
balance-level-2 = Not so good
balance-level-3 = In between
balance-level-4 = Good
balance-level-5 = Very good
balance-more = I would like more help here
balance-before = On { $day } you said: { $level }
balance-before-more = On { $day } you wanted more help here.
balance-saved = Kept. Where you want more help is on your page for a visit.
balance-saved-plain = Kept.
balance-lacking = Answer one of them first.
balance-past = What you said before
balance-past-more = more help wanted
balance-delete = Delete what I said on { $day }
balance-every = Ask me again
balance-every-1 = Every month
balance-every-3 = Every 3 months
balance-every-0 = Only when I come here
balance-due = It has been a while. Have another look, if you like.
