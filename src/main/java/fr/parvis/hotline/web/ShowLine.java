// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.hotline.web;

import static fr.parvis.shell.Words.n;
import static fr.parvis.shell.Words.t;

import fr.parvis.access.SignedIn;
import fr.parvis.appointments.Seats;
import fr.parvis.hotline.domain.AnswerCalls;
import fr.parvis.hotline.domain.Call;
import fr.parvis.hotline.domain.CallResult;
import fr.parvis.hotline.domain.CallState;
import fr.parvis.hotline.domain.Duty;
import fr.parvis.hotline.domain.FollowUp;
import fr.parvis.hotline.domain.GoOnLine;
import fr.parvis.hotline.domain.LineHours.When;
import fr.parvis.hotline.domain.Members;
import fr.parvis.hotline.domain.SeeLine;
import fr.parvis.network.Communes;
import fr.parvis.network.Help;
import fr.parvis.network.LocalDays;
import fr.parvis.network.NetworkWords;
import fr.parvis.network.PublicPoints;
import fr.parvis.nomenclature.CodeList;
import fr.parvis.nomenclature.Nomenclature;
import fr.parvis.rota.Engagements;
import fr.parvis.rota.Hold;
import fr.parvis.rota.HoldKind;
import fr.parvis.rota.Holds;
import fr.parvis.rota.RotaWords;
import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import fr.parvis.values.EnumCode;
import fr.parvis.values.PhoneNumber;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The line as its pages show it, in words. */
@Component
class ShowLine {
    private static final int POINTS = 3;
    private static final double NEAR = 30;
    private static final LocalTime NOON = LocalTime.of(12, 0);
    private static final LocalTime EVENING = LocalTime.of(17, 0);

    private final GoOnLine line;
    private final AnswerCalls answer;
    private final Members members;
    private final SeeLine see;
    private final Communes communes;
    private final PublicPoints points;
    private final Nomenclature nomenclature;
    private final LocalDays localDays;
    private final Seats seats;
    private final Holds holds;
    private final List<Engagements> engaged;

    ShowLine(
            GoOnLine line,
            AnswerCalls answer,
            Members members,
            SeeLine see,
            Communes communes,
            PublicPoints points,
            Nomenclature nomenclature,
            LocalDays localDays,
            Seats seats,
            Holds holds,
            List<Engagements> engaged) {
        this.line = line;
        this.answer = answer;
        this.members = members;
        this.see = see;
        this.communes = communes;
        this.points = points;
        this.nomenclature = nomenclature;
        this.localDays = localDays;
        this.seats = seats;
        this.holds = holds;
        this.engaged = engaged;
    }

    /** Whether the page still shows the current state; also notes that the account is still on the line. */
    boolean isSame(String version, SignedIn who) {
        line.heard();
        var duty = line.find().orElse(null);
        return version.equals(version(duty, waiting(), taken(who, duty)));
    }

    private int waiting() {
        return see.counts().waiting();
    }

    /** Includes the time that something else takes, which others may change. */
    private String version(@Nullable Duty duty, int waiting, List<Taken> taken) {
        var line = duty == null
                ? "off-" + waiting
                : duty.state().key() + "-" + (duty.call() == null ? waiting : duty.call()) + "-"
                        + duty.until().getEpochSecond();
        return line + "-"
                + Integer.toHexString(taken.stream().map(this::said).toList().hashCode());
    }

    LinePage.Part part(SignedIn who, Problems problems, Map<String, String> typed) {
        line.heard();
        var duty = line.find().orElse(null);
        var member = members.find(who.account()).orElse(null);
        var call = answer.held().orElse(null);
        var waiting = waiting();
        var state = call != null
                ? call.state().key()
                : member == null
                        ? "none"
                        : duty == null || !duty.isOn() ? "off" : duty.state().key();
        var taken = taken(who, duty);
        var today = state.equals("off") ? taken : List.<Taken>of();
        return new LinePage.Part(
                state,
                version(duty, waiting, taken),
                lead(state, duty, waiting, taken),
                duty == null || !isToday(duty) ? "" : own(duty),
                today.stream().map(this::said).toList(),
                until(today),
                call == null ? null : card(call),
                problems,
                typed);
    }

    private boolean isToday(Duty duty) {
        return localDays.day(duty.heardAt()).equals(localDays.today());
    }

    private String lead(String state, @Nullable Duty duty, int waiting, List<Taken> taken) {
        var people = waiting == 0 ? t("hotline.waiting.none") : n("hotline.waiting", waiting);
        return switch (state) {
            case "none" -> t("hotline.line.none");
            case "off" -> people;
            case "free" ->
                t("hotline.line.free", duty == null ? "" : time(duty.until())) + " " + engaged(taken) + people;
            case "pause" -> t("hotline.line.pause") + " " + people;
            case "offered" -> t("hotline.line.offered");
            default -> t("hotline.line.in-call");
        };
    }

    /** Time that a hold or a tour takes of somebody. */
    private record Taken(HoldKind kind, String what, Instant from, Instant until) {}

    /** The rest of this day of who is not on the line; of who is free, until they leave it. In order of its begin. */
    private List<Taken> taken(SignedIn who, @Nullable Duty duty) {
        if (who.association() == null) return List.of();
        if (duty == null || !duty.isOn()) {
            var midnight = localDays.today().plusDays(1).atStartOfDay(localDays.zone());
            return taken(who.account(), midnight.toInstant(), hold -> !hold.isUnplanned());
        }
        return duty.state() == Duty.State.FREE
                ? taken(who.account(), duty.until(), hold -> hold.kind() != HoldKind.LINE)
                : List.of();
    }

    private List<Taken> taken(UUID account, Instant until, Predicate<Hold> shown) {
        var now = see.now();
        if (!now.isBefore(until)) return List.of();
        var held = holds.between(List.of(account), now, until).stream()
                .filter(hold -> hold.kind() != HoldKind.ABSENCE && shown.test(hold))
                .map(hold -> new Taken(hold.kind(), RotaWords.hold(hold.kind()), hold.from(), hold.until()));
        var tours = engaged.stream()
                .flatMap(one -> one.between(localDays.day(now), localDays.day(until)).stream())
                .filter(one ->
                        one.mediator().equals(account) && one.from().isBefore(until) && now.isBefore(one.until()))
                .map(one -> new Taken(HoldKind.CREW, one.what(), one.from(), one.until()));
        return Stream.concat(held, tours)
                .sorted(Comparator.comparing(Taken::from))
                .toList();
    }

    private String said(Taken one) {
        return t("hotline.booked.said", one.what(), time(one.from()), time(one.until()));
    }

    /** Hours on the line of some mediators, as the rota plans them, until tomorrow evening. */
    List<Hold> planned(Collection<UUID> mediators) {
        var until = localDays.today().plusDays(2).atStartOfDay(localDays.zone());
        return holds.between(mediators, see.now(), until.toInstant()).stream()
                .filter(hold -> hold.kind() == HoldKind.LINE && !hold.isUnplanned())
                .toList();
    }

    String hours(Hold hold) {
        return t(
                "hotline.planned.hours",
                Words.longDate(localDays.day(hold.from())),
                time(hold.from()),
                time(hold.until()));
    }

    /** The first appointment, workshop or tour that takes the time of who is free before they leave the line. */
    private String engaged(List<Taken> taken) {
        return taken.isEmpty()
                ? ""
                : t("hotline.line.engaged", time(taken.getFirst().from())) + " ";
    }

    /** Times of one's own duty, in a sentence. */
    String own(Duty duty) {
        return times("hotline.own", duty);
    }

    /** Times of a colleague's duty, in a sentence. */
    String times(Duty duty) {
        return times("hotline.person", duty);
    }

    private static String times(String key, Duty duty) {
        return t(
                key,
                n("hotline.calls", duty.calls()),
                Words.duration(duty.talked().toMinutes()),
                Words.duration(duty.present().toMinutes()));
    }

    /** The end of the hours on the line that are planned now; otherwise noon, or the end of the afternoon, or in two hours. */
    private String until(List<Taken> today) {
        var instant = see.now();
        for (var one : today)
            if (one.kind() == HoldKind.LINE
                    && !one.from().isAfter(instant)
                    && one.until().isAfter(instant.plus(GoOnLine.SHORTEST))
                    && localDays.day(one.until()).equals(localDays.today())) return clock(local(one.until()));
        var now = local(instant);
        var soon = now.plusHours(2);
        var end = now.isBefore(NOON.minusHours(1))
                ? NOON
                : now.isBefore(EVENING.minusHours(1)) ? EVENING : soon.isAfter(now) ? soon : LocalTime.of(23, 59);
        return clock(end);
    }

    /** A time as a field of a form has it. */
    private static String clock(LocalTime time) {
        return "%02d:%02d".formatted(time.getHour(), time.getMinute());
    }

    private LocalTime local(Instant at) {
        return localDays.local(at).toLocalTime();
    }

    String time(Instant at) {
        return Words.time(local(at));
    }

    private LinePage.CallCard card(Call it) {
        boolean calling = it.state() == CallState.IN_CALL;
        var number = calling ? answer.number(it.id()).orElse("") : "";
        return new LinePage.CallCard(
                it.id().toString(),
                facts(it),
                number.replaceAll("(..)(?=.)", "$1\u00a0"),
                PhoneNumber.dial(number),
                calling ? near(it) : List.of(),
                Arrays.stream(CallResult.values())
                        .map(result -> new Option(result.key(), t("hotline.result." + result.key())))
                        .toList(),
                FollowUp.chosen().stream()
                        .map(led -> new Option(led.key(), t("hotline.led." + led.key())))
                        .toList(),
                Arrays.stream(When.values())
                        .map(when -> new Option(when.key(), t("hotline.when." + when.key())))
                        .toList());
    }

    private List<LinePage.Fact> facts(Call it) {
        var facts = new ArrayList<LinePage.Fact>();
        facts.add(new LinePage.Fact(t("hotline.fact.language"), language(it), false));
        facts.add(new LinePage.Fact(t("hotline.fact.subject"), subject(it), false));
        facts.add(new LinePage.Fact(t("hotline.fact.commune"), commune(it), false));
        facts.add(new LinePage.Fact(t("hotline.fact.promised"), promised(it), see.isRed(it, see.now())));
        facts.add(new LinePage.Fact(
                t("hotline.fact.asked"),
                t(
                        "hotline.asked",
                        Words.moment(localDays.local(it.askedAt())),
                        t("hotline.channel." + it.channel().key())),
                false));
        if (it.tries() > 0 || it.lost())
            facts.add(new LinePage.Fact(
                    t("hotline.fact.before"),
                    it.lost() ? t("hotline.lost") : n("hotline.tries", it.tries()),
                    it.lost()));
        return facts;
    }

    String language(Call it) {
        return language(it.language());
    }

    String language(String code) {
        return nomenclature.on(localDays.today()).label(CodeList.LANGUAGE, code);
    }

    String subject(Call it) {
        return it.subject().isEmpty()
                ? t("hotline.subject.none")
                : NetworkWords.help(EnumCode.read(Help.class, it.subject()));
    }

    String commune(Call it) {
        var insee = it.commune();
        return insee == null
                ? t("hotline.commune.none")
                : communes.find(insee).map(one -> one.name()).orElse(insee);
    }

    /** Until when, with its day where that is another. */
    String promised(Call it) {
        var from = localDays.local(it.promised().from());
        var until = localDays.local(it.promised().until());
        if (!from.toLocalDate().equals(until.toLocalDate()))
            return t("hotline.promised.days", Words.moment(from), Words.moment(until));
        var hours = t("hotline.promised.today", Words.time(from.toLocalTime()), Words.time(until.toLocalTime()));
        return from.toLocalDate().equals(localDays.today())
                ? hours
                : t("hotline.promised.day", Words.language().day(from.toLocalDate()), hours);
    }

    private List<LinePage.Near> near(Call it) {
        var insee = it.commune();
        if (insee == null) return List.of();
        var wish = new PublicPoints.Wish(NEAR, null, null, false, null, null);
        return communes
                .find(insee)
                .map(commune -> points.near(commune, wish, POINTS, Words.locale()))
                .orElse(List.of())
                .stream()
                .map(point -> near(it, point))
                .toList();
    }

    private LinePage.Near near(Call it, PublicPoints.PublicPoint point) {
        var next = seats.next(point.id());
        return new LinePage.Near(
                point.name(),
                point.address() + ", " + point.postcode() + " " + point.commune(),
                point.hours().now(),
                point.phone() == null ? "" : PhoneNumber.unbroken(point.phone()),
                point.phone() == null ? "" : PhoneNumber.dial(point.phone()),
                next.map(seat -> when(seat.from(), point.id())).orElse(""),
                next.map(seat -> SeatController.address(it.id(), seat)).orElse(""));
    }

    /** Day and time by the clock of the point. */
    String when(Instant from, UUID point) {
        var at = from.atZone(localDays.zoneAt(point));
        return t("hotline.seat.at", Words.longDate(at.toLocalDate()), Words.time(at.toLocalTime()));
    }
}
