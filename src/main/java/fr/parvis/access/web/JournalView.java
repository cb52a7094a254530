package fr.parvis.access.web;

import fr.parvis.audit.Chain;
import fr.parvis.audit.Retention;
import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the journal's page shows.
 *
 * @param newer address of the newer entries, if there are any
 * @param older address of the older ones, if there are any
 */
public record JournalView(
        List<Line> lines,
        String from,
        String to,
        String action,
        String account,
        List<Option> actions,
        List<Option> accounts,
        @Nullable String newer,
        @Nullable String older,
        Chain.State chain,
        Retention.Term retention,
        List<Retention.Term> decisions,
        boolean mayDecide,
        String months,
        String justification,
        Problems problems) {

    /** One entry in words. */
    public record Line(String at, String who, String action, String subject, String facts) {}
}
