// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.returns.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.arrangements.Arrangement;
import fr.parvis.arrangements.ReturnField;
import fr.parvis.intake.HandOver;
import fr.parvis.network.LocalDays;
import fr.parvis.returns.domain.PartnerDashboard;
import fr.parvis.returns.domain.ReturnFiles;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Content of a partner's room.
 *
 * @param open whether the partner is one still
 * @param hiding note on hidden counts
 */
public record PartnerDashboardPage(
        String partner, String place, boolean open, List<Arranged> arranged, int megabytes, String hiding) {
    /**
     * One arrangement.
     *
     * @param about subject of the lists and since or until when
     * @param told data that goes back, in words
     */
    public record Arranged(
            String id,
            String name,
            String about,
            boolean runs,
            String told,
            List<Waiting> waiting,
            List<ListRow> lists,
            List<ReturnRow> returns,
            Problems problems) {}

    /** A file that is no list yet. */
    public record Waiting(
            String fileName,
            String at,
            boolean setAside,
            @Nullable String why) {}

    /** One list; steps in the order of the columns. */
    public record ListRow(
            String href,
            String on,
            String fileName,
            String lines,
            String taken,
            String renewed,
            String refused,
            List<Step> steps) {}

    /**
     * A count in words: hidden where it is small.
     *
     * @param brief as a narrow column is headed; its legend is below the table
     */
    public record Step(String label, String brief, String value) {
        Step(String label, String value) {
            this(label, label, value);
        }
    }

    /** A return file. @param href null once its days of keeping are over */
    public record ReturnRow(@Nullable String href, String days, String lines, String fetched) {}

    /** @param problems of the files that were uploaded just now, by arrangement */
    static PartnerDashboardPage of(
            PartnerDashboard.Room room, String place, Map<UUID, Problems> problems, LocalDays localDays) {
        return new PartnerDashboardPage(
                room.partner(),
                place,
                room.open(),
                room.arranged().stream()
                        .map(one ->
                                arranged(one, problems.getOrDefault(one.agreed().id(), new Problems()), localDays))
                        .toList(),
                HandOver.MOST_BYTES / 1_000_000,
                t("returns.room.hiding", room.threshold()));
    }

    private static Arranged arranged(PartnerDashboard.Arranged one, Problems problems, LocalDays localDays) {
        var agreed = one.agreed();
        return new Arranged(
                agreed.id().toString(),
                agreed.name(),
                about(agreed),
                one.runs(),
                agreed.returned().stream()
                        .map(ReturnField::code)
                        .map(code -> t("returns.file.field." + code))
                        .collect(Collectors.joining(", ")),
                one.uploads().stream().map(upload -> waiting(upload, localDays)).toList(),
                one.lists().stream().map(PartnerDashboardPage::list).toList(),
                one.returns().stream()
                        .map(file -> file(PartnerDashboardController.RETURNS, file, localDays))
                        .toList(),
                problems);
    }

    static String about(Arrangement agreed) {
        var end = agreed.endsOn();
        return t("returns.room.matter." + agreed.matter()) + " · "
                + (end == null
                        ? t("returns.room.since", Words.date(agreed.startsOn()))
                        : t("returns.room.between", Words.date(agreed.startsOn()), Words.date(end)));
    }

    private static Waiting waiting(HandOver.Untaken file, LocalDays localDays) {
        return new Waiting(
                file.fileName(),
                Words.date(localDays.day(file.at())),
                file.setAside(),
                file.why() == null ? null : Words.t(file.why()));
    }

    private static ListRow list(PartnerDashboard.HandedList list) {
        return new ListRow(
                PartnerDashboardController.ADDRESS + "/" + list.id(),
                Words.date(list.on()),
                list.fileName(),
                Words.number(list.lines()),
                Words.number(list.taken()),
                Words.number(list.renewed()),
                Words.number(list.refused()),
                steps(list));
    }

    static List<Step> steps(PartnerDashboard.HandedList list) {
        return PartnerDashboard.STEPS.stream()
                .map(step -> step(step, count(list.steps().get(step))))
                .toList();
    }

    static Step step(String code, String value) {
        return new Step(t("returns.figures.step." + code), t("returns.figures.brief." + code), value);
    }

    static ReturnRow file(String address, ReturnFiles.Made file, LocalDays localDays) {
        var fetched = file.fetchedAt();
        return new ReturnRow(
                file.forgotten() ? null : address + file.id(),
                t("returns.file.days", Words.date(file.from()), Words.date(file.to())),
                Words.number(file.lines()),
                fetched == null ? t("returns.file.not-fetched") : Words.date(localDays.day(fetched)));
    }

    static String count(@Nullable Long count) {
        return count == null ? t("returns.figures.hidden") : Words.number(count);
    }
}
