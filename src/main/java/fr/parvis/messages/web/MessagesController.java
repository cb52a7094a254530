// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.messages.web;

import static fr.parvis.shell.Words.n;
import static fr.parvis.shell.Words.t;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.Within;
import fr.parvis.messages.Channel;
import fr.parvis.messages.MessagesAddresses;
import fr.parvis.messages.domain.Message;
import fr.parvis.messages.domain.Replies;
import fr.parvis.messages.domain.SeeMessages;
import fr.parvis.messages.domain.SeeMessages.Filter;
import fr.parvis.messages.domain.Ways;
import fr.parvis.people.People;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Option;
import fr.parvis.values.EnumCode;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Lists of messages: calls that somebody should make, what went by SMS and mail, what was answered. */
@Controller
@Requires(value = Right.FOLLOW_PEOPLE, within = Within.ASSOCIATION)
class MessagesController {
    static final String SENT = MessagesAddresses.MESSAGES + "/envoyes";
    static final String REPLIES = MessagesAddresses.MESSAGES + "/reponses";

    private final SeeMessages see;
    private final Replies replies;
    private final Ways ways;
    private final ShowMessages show;

    MessagesController(SeeMessages see, Replies replies, Ways ways, ShowMessages show) {
        this.see = see;
        this.replies = replies;
        this.ways = ways;
        this.show = show;
    }

    @GetMapping(MessagesAddresses.MESSAGES)
    String calls(@RequestParam(defaultValue = "1") String page, Model model) {
        var found = see.calls(page);
        var names = show.names(found.messages().stream().map(Message::person).toList());
        var now = see.now();
        return page(
                model,
                "calls",
                MessagesPage.Listing.of(
                        found.messages().stream()
                                .map(it -> show.call(it, names, now))
                                .toList(),
                        "",
                        found));
    }

    /** @param etat state of those shown */
    @GetMapping(SENT)
    String sent(
            @RequestParam(defaultValue = "") String etat, @RequestParam(defaultValue = "1") String page, Model model) {
        var filter = FormFields.one(Filter.class, etat, Filter.ALL);
        var found = see.list(filter, page);
        var names = show.names(found.messages().stream().map(Message::person).toList());
        return page(
                model,
                "sent",
                MessagesPage.Listing.of(
                        found.messages().stream()
                                .map(it -> show.sent(it, names))
                                .toList(),
                        EnumCode.of(filter),
                        found));
    }

    @GetMapping(REPLIES)
    String replies(Model model) {
        var found = replies.read();
        var names = show.names(found.stream().map(Replies.Reply::person).toList());
        return page(
                model,
                "replies",
                MessagesPage.Listing.of(found.stream()
                        .map(it -> {
                            People.Named named = it.person() == null ? null : names.get(it.person());
                            return new MessagesPage.Answer(
                                    it.id().toString(),
                                    ShowMessages.address(it.message()),
                                    named == null ? t("messages.nobody") : named.name(),
                                    show.about(it.aboutKind()),
                                    show.moment(it.receivedAt()),
                                    it.text());
                        })
                        .toList()));
    }

    @PostMapping(REPLIES + "/{id}/vue")
    String seen(@PathVariable UUID id) {
        replies.seen(id);
        Notice.success(t("messages.reply.seen")).onNextPage();
        return "redirect:" + REPLIES;
    }

    private String page(Model model, String tab, MessagesPage.Listing listing) {
        var waiting = see.waiting();
        int toRead = replies.count();
        model.addAttribute(
                "page",
                new MessagesPage(
                        tab,
                        waiting.calls() == 0 ? t("messages.calls.none") : n("messages.calls.waiting", waiting.calls()),
                        ways.isSet(Channel.SMS)
                                ? ""
                                : t(ways.isSet(Channel.MAIL) ? "messages.ways.mail" : "messages.ways.none"),
                        List.of(
                                new MessagesPage.Tab(
                                        "calls", MessagesAddresses.MESSAGES, counted("calls", waiting.calls())),
                                new MessagesPage.Tab("sent", SENT, counted("sent", waiting.uncertain())),
                                new MessagesPage.Tab("replies", REPLIES, counted("replies", toRead))),
                        Stream.of(Filter.values())
                                .map(one -> new Option(EnumCode.of(one), t("messages.filter." + EnumCode.of(one))))
                                .toList(),
                        listing));
        return "messages/messages";
    }

    private static String counted(String tab, int count) {
        var name = t("messages.tab." + tab);
        return count == 0 ? name : t("messages.tab.counted", name, count);
    }
}
