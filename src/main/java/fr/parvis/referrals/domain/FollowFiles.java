package fr.parvis.referrals.domain;

import fr.parvis.people.Agreements;
import fr.parvis.people.KeepsPerson;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Referrals follow the files of persons: to the kept one of a merge and back, into nothing with an erased one. */
@Component("followFilesWithReferrals")
@Transactional
public class FollowFiles implements KeepsPerson {
    private final ReferralTable referrals;
    private final WithdrawReferral withdraw;

    FollowFiles(ReferralTable referrals, WithdrawReferral withdraw) {
        this.referrals = referrals;
        this.withdraw = withdraw;
    }

    public void merged(UUID merge, UUID kept, UUID dropped) {
        referrals.move(merge, dropped, kept);
    }

    public void parted(UUID merge, UUID dropped) {
        referrals.moveBack(merge, dropped);
    }

    public void erased(UUID person) {
        referrals.deleteOf(person);
    }

    /** Who no longer wants partners to be told of them: each link is over at once, and nothing passed is left to pass again. */
    public void agreementWithdrawn(UUID person, String purpose) {
        if (!purpose.equals(Agreements.PARTNER)) return;
        for (var referral : referrals.runningOrRememberedOf(person)) withdraw.always(referral);
    }

    /** A file is not erased while a partner may read it and answer; one of which nothing is left to read keeps nobody. */
    @Override
    @Transactional(readOnly = true)
    public Optional<Reason> reasonToKeep(UUID person) {
        int running = referrals.countReadable(person);
        return running == 0 ? Optional.empty() : Optional.of(new Reason("referrals.keeps", running));
    }
}
