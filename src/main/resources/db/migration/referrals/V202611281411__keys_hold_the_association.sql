alter table referrals.referral add unique (association, id);

call access.bind_key('referrals.referral', 'referral_person_fkey');
call access.bind_key('referrals.referral', 'referral_case_file_fkey');
call access.bind_key('referrals.message', 'message_referral_fkey');
call access.bind_key('referrals.visit_of_link', 'visit_of_link_referral_fkey');
call access.bind_key('referrals.moved', 'moved_referral_fkey');
create trigger own_or_shared before insert or update of association, partner on referrals.referral
    for each row execute function partners.own_or_shared();

revoke update, delete on referrals.visit_of_link from ${app};
revoke update on referrals.moved from ${app};
