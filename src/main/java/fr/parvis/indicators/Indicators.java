// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.indicators;

import fr.parvis.network.Extent;
import java.util.List;
import java.util.Optional;

/** The indicators and their answers. */
public interface Indicators {

    /** All, in the order in which they are offered. */
    List<Indicator> list();

    Optional<Indicator> find(String key);

    /**
     * Answers a question from one state of the acts, never from another association's: an association in scope ({@code Asking}) is answered for
     * its own work only, the network for associations and all together. To be called outside a transaction. A team's and somebody's own figures are for
     * accounts with the right: {@link Extent#mayBeReadBy}.
     *
     * @throws QuestionRefused for an indicator that there is not, or a split or filter that it has not; the problem says which
     * @throws fr.parvis.shell.NotAllowed for an extent that is not in scope
     */
    Answer answer(Question question);

    /** Why a question would be refused, if it would; what is not in scope is not looked at. */
    Optional<fr.parvis.values.Problem> problem(Question question);
}
