// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.indicators.domain.copy;

import fr.parvis.GivenSettings;
import fr.parvis.Scale;
import fr.parvis.SomeAssociations;
import fr.parvis.access.Associations;
import fr.parvis.indicators.FiguresSettings;
import fr.parvis.indicators.domain.Outbox;
import fr.parvis.network.LocalDays;
import fr.parvis.queue.TicketsSettings;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;

/** Copies of the facts of the test's database, in folders of their own. */
public final class CopyFixtures {
    /** Bytes of a call without its result. */
    private static final int CALL_BYTES = 2 * Long.BYTES + 6 * Integer.BYTES;

    private CopyFixtures() {}

    /** A copy that may be opened; nothing of it is there yet. */
    public static FigureCopy aCopy(ApplicationContext context, Path data) {
        return aCopy(context, data, context.getBean(Clock.class), context.getBean(WriteCopy.class));
    }

    /** One that is made of the facts of a few associations: to make it of all that other tests left takes seconds each time. */
    public static FigureCopy aCopyOf(Collection<UUID> few, ApplicationContext context, Path data) {
        return aCopy(context, data, context.getBean(Clock.class), writing(few, context));
    }

    /** The same, made anew in order after so many changes, by a clock of its own. */
    public static FigureCopy aCopyOf(
            Collection<UUID> few, ApplicationContext context, Path data, Clock clock, long compactAfter) {
        var copy = aCopy(context, data, clock, writing(few, context));
        copy.compactAfter = compactAfter;
        return copy;
    }

    /** Writing of the facts of a few associations; of all in the whole run. */
    static WriteCopy writing(Collection<UUID> few, ApplicationContext context) {
        return Scale.ALL ? context.getBean(WriteCopy.class) : writing(few, context.getBean(FactRows.class), context);
    }

    /** Writing of the facts of a few associations that are read in a way of its own. */
    static WriteCopy writing(Collection<UUID> few, FactRows facts, ApplicationContext context) {
        var associations = new SomeAssociations(context.getBean(Associations.class));
        associations.only(few);
        return new WriteCopy(
                context.getBean(Outbox.class),
                facts,
                associations,
                context.getBean(LocalDays.class),
                context.getBean(Clock.class),
                context.getBean(TicketsSettings.class),
                context.getBean(PlatformTransactionManager.class));
    }

    private static FigureCopy aCopy(ApplicationContext context, Path data, Clock clock, WriteCopy write) {
        return new FigureCopy(
                new CopySettings(GivenSettings.of(FiguresSettings.class, "copy", "on", "memory-megabytes", 128)),
                new CopyFolder(GivenSettings.data(data)),
                write,
                clock);
    }

    /** A call of the line as the database gives it, in its binary format. */
    static ByteBuffer call(UUID association, LocalDate day, @Nullable String result, int seconds) {
        var said = result == null ? new byte[0] : result.getBytes(StandardCharsets.UTF_8);
        var row = ByteBuffer.allocate(CALL_BYTES + said.length)
                .putInt(2 * Long.BYTES)
                .putLong(association.getMostSignificantBits())
                .putLong(association.getLeastSignificantBits())
                .putInt(Integer.BYTES)
                .putInt((int) ChronoUnit.DAYS.between(LocalDate.of(2000, 1, 1), day))
                .putInt(result == null ? -1 : said.length)
                .put(said)
                .putInt(Integer.BYTES)
                .putInt(seconds);
        return row.flip();
    }
}
