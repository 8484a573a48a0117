/** The errors that only this part of the app meets: their texts come with its words, not with the app. */
const own = [
  "unreachable",
  "not_an_invitation",
  "invitation_over",
  "other_server",
  "server_full",
  "server_refused",
  "already_synced",
];

/** Whether it is one of them. */
export const isOwn = (code: string): boolean => own.includes(code);
