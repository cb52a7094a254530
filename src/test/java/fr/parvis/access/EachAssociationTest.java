// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parvis.database.Asking;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.transaction.CannotCreateTransactionException;

/** Work of many associations: one that fails keeps no other waiting. */
@ExtendWith(OutputCaptureExtension.class)
class EachAssociationTest {
    private final List<UUID> all = List.of(new UUID(0, 1), new UUID(0, 2), new UUID(0, 3));
    private final List<UUID> asked = new ArrayList<>();

    @Test
    void one_that_fails_keeps_no_other_waiting_and_is_told_in_the_log(CapturedOutput said) {
        int done = EachAssociation.sum(all, "letters: old ones", association -> {
            assertThat(Asking.association()).isEqualTo(association);
            asked.add(association);
            if (association.equals(new UUID(0, 2))) throw new IllegalStateException("a damaged row");
            return 5;
        });
        assertThat(done).isEqualTo(10);
        assertThat(asked).hasSize(3);
        assertThat(said).contains("letters: old ones: failed for association " + new UUID(0, 2));
    }

    @Test
    void without_a_database_none_is_asked_after_the_first() {
        assertThatThrownBy(() -> EachAssociation.sum(all, "letters: old ones", association -> {
                    asked.add(association);
                    throw new CannotCreateTransactionException("away");
                }))
                .isInstanceOf(CannotCreateTransactionException.class);
        assertThat(asked).hasSize(1);
    }
}
