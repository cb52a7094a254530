-- Among what happened to a link: the mailbox of the partner takes no mail.
alter table referrals.visit_of_link drop constraint visit_of_link_what_check;
alter table referrals.visit_of_link add constraint visit_of_link_what_check
    check (what in ('opened', 'code-sent', 'right-code', 'wrong-code', 'late-code', 'locked', 'over', 'mail-refused'));
