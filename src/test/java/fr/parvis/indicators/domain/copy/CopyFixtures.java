// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.indicators.domain.copy;

import fr.parvis.GivenSettings;
import fr.parvis.indicators.FiguresSettings;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.context.ApplicationContext;

/** Copies of the facts of the test's database, in folders of their own. */
public final class CopyFixtures {
    private CopyFixtures() {}

    /** A copy that may be opened; nothing of it is there yet. */
    public static FigureCopy aCopy(ApplicationContext context, Path data) {
        return aCopy(context, data, context.getBean(Clock.class));
    }

    /** One that is made anew in order after so many changes, by a clock of its own. */
    public static FigureCopy aCopy(ApplicationContext context, Path data, Clock clock, long compactAfter) {
        var copy = aCopy(context, data, clock);
        copy.compactAfter = compactAfter;
        return copy;
    }

    private static FigureCopy aCopy(ApplicationContext context, Path data, Clock clock) {
        return new FigureCopy(
                new CopySettings(GivenSettings.of(FiguresSettings.class, "copy", "on", "memory-megabytes", 128)),
                new CopyFolder(GivenSettings.data(data)),
                context.getBean(WriteCopy.class),
                clock);
    }
}
