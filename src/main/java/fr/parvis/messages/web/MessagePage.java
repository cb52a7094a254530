// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.messages.web;

import fr.parvis.shell.Problems;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One message, opened: what it says, to whom, what became of it; of a call, what to say and what came of it.
 *
 * @param who the person's name; of who has no file, the first name
 * @param person address of the file; empty for who has none
 * @param safe way to reach a person in danger at home; empty for others
 * @param about subject, and its address
 * @param explained a sentence about its state; empty where the state says it
 * @param phone of a call that waits
 * @param said null once it is forgotten
 * @param replies answers of the person, under the time
 * @param ends possible outcomes of a call that waits, the usual first
 * @param mayWithdraw a written message that has not gone
 */
public record MessagePage(
        String here,
        String title,
        String who,
        String person,
        String safe,
        String about,
        @Nullable String aboutHref,
        boolean call,
        String badge,
        String badgeKind,
        String explained,
        List<Fact> facts,
        String phone,
        String tel,
        @Nullable String said,
        List<Fact> replies,
        List<End> ends,
        boolean mayWithdraw,
        Problems problems) {

    public record Fact(String name, String value) {}

    public record End(String value, String label, String kind, String icon) {}
}
