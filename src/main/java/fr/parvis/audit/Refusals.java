// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.audit;

import fr.parvis.values.EnumCode;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Refusals, counted in memory and noted in the journal once a minute: one entry for an account, a route and an origin, never one
 * for a request. An attacker who tries a thousand addresses does not fill the journal.
 */
public interface Refusals {
    /** The journal's action. */
    String ACTION = "access.refused";

    /** Facts of an entry: what was refused, how often, from which network. */
    String KIND = "kind";

    String TIMES = "times";
    String FROM = "from";

    /** Kind of refusal. */
    enum Kind {
        /** A page or an act without the right to it. */
        PAGE,
        /** A form without its token. */
        FORM,
        /** Signing in. */
        SIGN_IN,
        /** An access token. */
        TOKEN;

        /** As the journal writes it: {@code sign-in}. */
        public String word() {
            return EnumCode.of(this);
        }
    }

    /**
     * Refusal to count.
     *
     * @param association association whose journal it stands in; null for the network's
     * @param account null when it is not known
     * @param route the pattern of the address, never the address: it may hold a secret
     * @param from the network that it came from, cut so that it names nobody
     */
    record Refusal(
            Kind kind, @Nullable UUID association, @Nullable UUID account, String route, String from) {}

    void count(Refusal one);
}
