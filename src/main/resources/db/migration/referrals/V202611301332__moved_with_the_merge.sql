call people.note_moved('referrals.referral.person', 'referrals.moved', 'select merge, referral from referrals.moved');
drop table referrals.moved;
