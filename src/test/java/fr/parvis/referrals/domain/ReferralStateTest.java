// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.referrals.domain;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.referrals.domain.ReferralState.Move;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The life of a referral, as a table. */
class ReferralStateTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // state    | OPEN     | ACCEPT   | REFUSE  | ASK   | REPLY    | ANSWER   | WITHDRAW  | EXPIRE  | RENEW
                "SENT      | RECEIVED | ACCEPTED | REFUSED | ASKED | -        | ANSWERED | WITHDRAWN | EXPIRED | SENT",
                "RECEIVED  | RECEIVED | ACCEPTED | REFUSED | ASKED | -        | ANSWERED | WITHDRAWN | EXPIRED | RECEIVED",
                "ASKED     | ASKED    | ACCEPTED | REFUSED | ASKED | RECEIVED | ANSWERED | WITHDRAWN | EXPIRED | ASKED",
                "ACCEPTED  | ACCEPTED | -        | REFUSED | ASKED | -        | ANSWERED | WITHDRAWN | -       | ACCEPTED",
                "REFUSED   | -        | -        | -       | -     | -        | -        | -         | -       | -",
                "ANSWERED  | -        | -        | -       | -     | -        | -        | -         | -       | -",
                "WITHDRAWN | -        | -        | -       | -     | -        | -        | -         | -       | -",
                "EXPIRED   | -        | ACCEPTED | REFUSED | -     | -        | ANSWERED | WITHDRAWN | -       | SENT"
            })
    void each_state_goes_on_as_the_table_says(
            ReferralState from,
            String open,
            String accept,
            String refuse,
            String ask,
            String reply,
            String answer,
            String withdraw,
            String expire,
            String renew) {
        assertThat(Arrays.stream(Move.values())
                        .map(move -> from.after(move).map(Enum::name).orElse("-"))
                        .toList())
                .containsExactly(open, accept, refuse, ask, reply, answer, withdraw, expire, renew);
    }

    @Test
    void what_is_over_is_over_for_good_but_a_link_that_expired() {
        assertThat(Arrays.stream(ReferralState.values())
                        .filter(ReferralState::over)
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(
                        ReferralState.REFUSED, ReferralState.ANSWERED, ReferralState.WITHDRAWN, ReferralState.EXPIRED);
    }
}
