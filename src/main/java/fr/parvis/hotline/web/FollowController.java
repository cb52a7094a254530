// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.hotline.web;

import static fr.parvis.shell.Words.n;
import static fr.parvis.shell.Words.t;

import fr.parvis.access.Accounts;
import fr.parvis.access.Associations;
import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.access.Within;
import fr.parvis.files.Download;
import fr.parvis.files.QrCode;
import fr.parvis.files.QrPicture;
import fr.parvis.files.TaggedPdf;
import fr.parvis.hotline.HotlineAddresses;
import fr.parvis.hotline.domain.Call;
import fr.parvis.hotline.domain.CallState;
import fr.parvis.hotline.domain.Duty;
import fr.parvis.hotline.domain.SeeLine;
import fr.parvis.hotline.domain.TakeCallBack;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Site;
import fr.parvis.shell.Words;
import fr.parvis.values.Sha256;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The line as it is, for who supervises it: promises in danger, who is on it, how the time on calls is spread. */
@Controller
@Requires(Right.SUPERVISE_LINE)
class FollowController {
    private final SeeLine see;
    private final ShowLine show;
    private final Accounts accounts;
    private final LineStream stream;
    private final TakeCallBack takeCallBack;
    private final TaggedPdf pdf;
    private final Associations associations;
    private final Site site;

    FollowController(
            SeeLine see,
            ShowLine show,
            Accounts accounts,
            LineStream stream,
            TakeCallBack takeCallBack,
            TaggedPdf pdf,
            Associations associations,
            Site site) {
        this.see = see;
        this.show = show;
        this.accounts = accounts;
        this.stream = stream;
        this.takeCallBack = takeCallBack;
        this.pdf = pdf;
        this.associations = associations;
        this.site = site;
    }

    @GetMapping(HotlineAddresses.FOLLOW)
    String show(@RequestParam(defaultValue = "1") String page, SignedIn who, Model model) {
        var address = form();
        model.addAttribute(
                "page",
                new FollowPage(part(page, who), figures(), who.association() != null, address, QrCode.of(address)));
        return "hotline/follow";
    }

    /** The poster of the form, in the language of who prints it. */
    @GetMapping(HotlineAddresses.FOLLOW + "/affiche.pdf")
    ResponseEntity<byte[]> poster(@RequestParam(defaultValue = "") String format) {
        var address = form();
        return Download.pdf("affiche-rappel.pdf")
                .entity(pdf.of(
                        "hotline/poster.jte",
                        Map.of(
                                "network",
                                associations.networkName().orElse("Parvis"),
                                "address",
                                address.replaceFirst("^https?://", "").replaceFirst("\\?.*$", ""),
                                "qr",
                                QrPicture.of(address),
                                "large",
                                format.equalsIgnoreCase("a3"))));
    }

    /** The public form as a QR code opens it. */
    private String form() {
        return site.whole(HotlineAddresses.CALL_BACK + "?depuis=qr");
    }

    /** The part that changes; 204 while it is as the page has it. */
    @GetMapping(HotlineAddresses.FOLLOW + "/maintenant")
    Object now(
            @RequestParam(defaultValue = "") String etat, @RequestParam(defaultValue = "1") String page, SignedIn who) {
        var part = part(page, who);
        if (part.version().equals(etat))
            return ResponseEntity.status(HttpStatus.NO_CONTENT).build();
        var view = new ModelAndView("hotline/follow-now");
        view.addObject("part", part);
        view.addObject("team", who.association() != null);
        return view;
    }

    @GetMapping(HotlineAddresses.FOLLOW + "/direct")
    void stream(HttpServletRequest request, HttpServletResponse response, SignedIn who) throws IOException {
        stream.write(request, response, who, Right.SUPERVISE_LINE);
    }

    private FollowPage.Part part(String asked, SignedIn who) {
        var counts = see.counts();
        var open = see.open(asked);
        var duties = see.today();
        var on = duties.stream().filter(Duty::isOn).toList();
        var now = new ArrayList<FollowPage.Figure>();
        now.add(figure("waiting", counts.waiting(), false));
        now.add(figure("red", counts.red() - counts.broken(), counts.red() > counts.broken()));
        now.add(figure("broken", counts.broken(), counts.broken() > 0));
        now.add(figure("on", on.size(), counts.waiting() > 0 && on.isEmpty()));
        var calls = open.calls().stream().map(it -> line(it, who)).toList();
        var people = who.association() == null ? byLanguage(on) : byName(duties);
        var planned = who.association() == null ? List.<FollowPage.Planned>of() : planned();
        var spread = spread(duties);
        return new FollowPage.Part(
                Sha256.shortHex((now.toString() + calls + open.total() + people + planned + spread)
                        .getBytes(StandardCharsets.UTF_8)),
                asked,
                now,
                calls,
                open.total(),
                open.paging().page(),
                open.paging().pages(),
                people,
                planned,
                spread,
                HotlineAddresses.FOLLOW);
    }

    private static FollowPage.Figure figure(String key, int value, boolean pressing) {
        return new FollowPage.Figure(n("hotline.now." + key, value), Words.number(value), pressing);
    }

    private FollowPage.Line line(Call it, SignedIn who) {
        boolean red = see.isRed(it, see.now());
        boolean broken = red && !it.promised().until().isAfter(see.now());
        var about = new ArrayList<String>(List.of(show.language(it), show.commune(it)));
        if (it.tries() > 0) about.add(n("hotline.tries", it.tries()));
        if (it.moved() > 0) about.add(t("hotline.moved"));
        if (it.lost()) about.add(t("hotline.lost"));
        return new FollowPage.Line(
                show.promised(it),
                red,
                show.subject(it),
                String.join(" · ", about),
                t("hotline.state." + (broken ? "broken" : it.state().key())),
                broken ? "danger" : it.state() == CallState.IN_CALL ? "success" : red ? "warning" : "plain",
                isOurs(it, who) ? HotlineAddresses.FOLLOW + "/appels/" + it.id() + "/reprendre" : "",
                isOurs(it, who) ? String.valueOf(it.account()) : "");
    }

    private static boolean isOurs(Call it, SignedIn who) {
        return it.state() == CallState.IN_CALL
                && it.association() != null
                && it.association().equals(who.association());
    }

    @PostMapping(HotlineAddresses.FOLLOW + "/appels/{id}/reprendre")
    @Requires(value = Right.SUPERVISE_LINE, within = Within.ASSOCIATION)
    String takeBack(@PathVariable UUID id, @RequestParam Map<String, String> sent) {
        var holder = FormFields.id(sent.get("holder"));
        boolean taken = holder != null && takeCallBack.handle(id, holder);
        (taken ? Notice.success(t("hotline.taken-back")) : Notice.warning(t("hotline.not-calling"))).onNextPage();
        return "redirect:" + HotlineAddresses.FOLLOW;
    }

    /** By name and never by time: it is no ranking. */
    private List<FollowPage.Person> byName(List<Duty> duties) {
        var names = accounts.find(duties.stream().map(Duty::account).toList()).stream()
                .collect(Collectors.toMap(Accounts.Account::id, Function.identity()));
        return duties.stream()
                .map(duty -> new FollowPage.Person(
                        name(names.get(duty.account())),
                        t("hotline.duty." + duty.state().key()),
                        kind(duty),
                        duty.isOn() ? show.time(duty.until()) : "",
                        show.times(duty)))
                .sorted(Comparator.comparing(FollowPage.Person::name))
                .toList();
    }

    private List<FollowPage.Planned> planned() {
        var names = accounts.working().stream().collect(Collectors.toMap(Accounts.Account::id, Accounts.Account::name));
        return show.planned(names.keySet()).stream()
                .map(hold -> new FollowPage.Planned(names.getOrDefault(hold.mediator(), ""), show.hours(hold)))
                .toList();
    }

    private static String name(Accounts.@Nullable Account account) {
        return account == null ? t("hotline.somebody") : account.name();
    }

    private static String kind(Duty duty) {
        return switch (duty.state()) {
            case FREE -> "success";
            case OFFERED, IN_CALL -> "act";
            case PAUSE -> "warning";
            case OFF -> "plain";
        };
    }

    /** For the network's head: how many speak each language, without names. */
    private List<FollowPage.Person> byLanguage(List<Duty> on) {
        return on.stream()
                .flatMap(duty -> duty.languages().stream())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
                .entrySet()
                .stream()
                .map(one -> new FollowPage.Person(
                        show.language(one.getKey()), n("hotline.people", one.getValue()), "plain", "", ""))
                .sorted(Comparator.comparing(FollowPage.Person::name))
                .toList();
    }

    /** The least and the most time on calls for the time on the line. */
    private static String spread(List<Duty> duties) {
        var shares = duties.stream()
                .filter(duty -> duty.present().toMinutes() >= 10)
                .mapToDouble(duty -> Math.min(
                        1, (double) duty.talked().toSeconds() / duty.present().toSeconds()))
                .summaryStatistics();
        return shares.getCount() < 2
                ? ""
                : t("hotline.spread", Words.percent(shares.getMin(), 0), Words.percent(shares.getMax(), 0));
    }

    private List<FollowPage.Figure> figures() {
        var all = see.figures();
        var figures = new ArrayList<FollowPage.Figure>();
        figures.add(figure30("asked", all.asked()));
        figures.add(figure30("reached", all.reached()));
        figures.add(figure30("kept", all.kept()));
        figures.add(figure30("gave-up", all.gaveUp()));
        figures.add(figure30("withdrawn", all.withdrawn()));
        figures.add(figure30("wrong-number", all.wrong()));
        figures.add(figure30("moved", all.moved()));
        int hidden = see.hiddenCalls();
        if (hidden > 0) figures.add(figure30("hidden", hidden));
        return figures;
    }

    private static FollowPage.Figure figure30(String key, int value) {
        return new FollowPage.Figure(t("hotline.figure." + key), Words.number(value), false);
    }
}
