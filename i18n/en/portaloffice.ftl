### The worker's portal: accounts for an admin, the chain for an auditor.

portal-workers-lead = Who can sign in here. You see accounts, and nothing that anybody shares.
portal-role-worker = Worker
portal-role-admin = Admin
portal-role-auditor = Auditor
portal-role-does-worker = Sees what people share with them, and nothing else.
portal-role-does-admin = Adds and removes accounts. Sees nothing that is shared.
portal-role-does-auditor = Reads the chain of what was done. Sees nothing that is shared.
portal-worker-here = Signed up
portal-worker-invited = Has a link, not signed up yet
portal-worker-gone = Left
portal-worker-add = Add an account
portal-worker-name = Name
portal-worker-name-hint = As clients know this person.
portal-worker-role = Role
portal-worker-lacking = Please write a name first.
portal-worker-make = Make an account
portal-worker-renew = New link
portal-worker-renew-of = A new link for { $name }
portal-worker-disable = Remove
portal-worker-disable-of = Remove { $name }
portal-worker-disable-title = Remove { $name }?
portal-worker-disable-text = They are signed out at once, and can open nothing any more. The people who share with them are told by their app; nobody takes over by itself.
portal-worker-left = The account is closed.
portal-worker-link = A link for { $name }
portal-worker-link-how = Give it to this person and to nobody else. It works once, until { $day }. A new link for somebody who is signed up means new keys: people are asked again.
portal-worker-link-alt = A square code that opens the link
portal-invite-link-label = Link

portal-audit-lead = What was done here, newest first. Each row names the one before, so that none can be changed or taken out unseen.
portal-audit-holds = { $rows ->
    [one] One row was read, and the chain holds.
   *[other] { $rows } rows were read, and the chain holds.
}
portal-audit-broken = The chain does not hold: in these { $rows } rows one does not follow the other. Please keep this page and tell who runs the server.
portal-audit-none = There are no rows yet.
portal-audit-more = Read more
portal-audit-n = Number
portal-audit-when = When
portal-audit-who = Who
portal-audit-what = What
portal-audit-of = Of what
