// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.queue.web;

import fr.parvis.access.SignedIn;
import fr.parvis.network.Point;
import fr.parvis.nomenclature.Catalogue;
import fr.parvis.nomenclature.Code;
import fr.parvis.nomenclature.CodeList;
import fr.parvis.nomenclature.Nomenclature;
import fr.parvis.queue.domain.QueueNow;
import fr.parvis.queue.domain.QueuePoints;
import fr.parvis.queue.domain.Reason;
import fr.parvis.queue.domain.SeeQueue;
import fr.parvis.queue.domain.Ticket;
import fr.parvis.shell.Option;
import fr.parvis.shell.Words;
import fr.parvis.values.Sha256;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Content of the staff's page of a queue, in the words of its language; asked inside {@link Words#in}. */
@Component
class QueueContent {
    private final SeeQueue seeQueue;
    private final QueuePoints points;
    private final Nomenclature nomenclature;
    private final JsonMapper json;

    QueueContent(SeeQueue seeQueue, QueuePoints points, Nomenclature nomenclature, JsonMapper json) {
        this.seeQueue = seeQueue;
        this.points = points;
        this.nomenclature = nomenclature;
        this.json = json;
    }

    QueuePage.Part part(Point point, SignedIn who) {
        var queue = seeQueue.at(point);
        var rows = new Rows(queue, nomenclature.on(points.today(point.zone())));
        return new QueuePage.Part(
                point.id().toString(),
                state(queue, who),
                queue.setting().inUse(),
                queue.setting().isPausedOn(points.today(point.zone())),
                rows.called(true, who),
                rows.called(false, who),
                rows.waiting(),
                queue.due(),
                queue.served(),
                queue.left(),
                queue.refused(),
                queue.medianWaitMinutes(),
                queue.estimateMinutes(),
                reasons("leave", Reason.leaving()),
                reasons("refuse", Reason.refusing()),
                reasons("priority", Reason.priorities()));
    }

    QueuePage page(List<Point> open, Point point, SignedIn who, boolean maySet) {
        var catalogue = nomenclature.on(points.today(point.zone()));
        return new QueuePage(
                open.stream()
                        .map(one -> new Option(one.id().toString(), one.name()))
                        .toList(),
                point.id().toString(),
                point.name(),
                maySet,
                part(point, who),
                catalogue.themes().stream()
                        .map(family -> new Option(family.family().code(), brief(catalogue, family.family())))
                        .toList(),
                catalogue.options(CodeList.LANGUAGE),
                reasons("priority", Reason.priorities()),
                reasons("refuse", Reason.refusing()));
    }

    /** Hash of the queue's content and of the minute: equal hashes, same page. */
    private String state(QueueNow queue, SignedIn who) {
        return Sha256.shortHex(
                (json.writeValueAsString(QueueDocument.of(queue, who.account()).withoutNow())
                                + queue.now().getEpochSecond() / 60)
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    /** Lines of a queue, in words of the day's catalogue. */
    private record Rows(QueueNow queue, Catalogue catalogue) {
        List<QueuePage.Row> waiting() {
            return queue.waiting().stream()
                    .map(ticket -> row(ticket, ticket.takenAt(), ""))
                    .toList();
        }

        List<QueuePage.Row> called(boolean mine, SignedIn who) {
            return queue.called().stream()
                    .filter(called -> called.isOf(who.account()) == mine)
                    .map(called -> row(called.ticket(), called.at(), called.name()))
                    .toList();
        }

        private QueuePage.Row row(Ticket ticket, Instant since, String by) {
            var locale = Words.locale();
            var need = ticket.need();
            var code =
                    need == null ? null : catalogue.find(CodeList.THEME, need).orElse(null);
            var language = ticket.language();
            var priority = ticket.priority();
            var back = ticket.away().returnAt();
            return new QueuePage.Row(
                    ticket.id(),
                    ticket.label(),
                    need == null ? "" : catalogue.brief(CodeList.THEME, need, locale),
                    code == null ? 0 : code.family(),
                    code == null ? "question-circle" : code.icon(),
                    ticket.persons(),
                    language == null ? "" : catalogue.brief(CodeList.LANGUAGE, language, locale),
                    priority == null ? null : Words.t("queue.priority." + priority.code()),
                    Math.max(0, Duration.between(since, queue.now()).toMinutes()),
                    by,
                    back == null
                            ? null
                            : Words.time(LocalTime.ofInstant(back, queue.point().zone())),
                    back != null && back.isAfter(queue.now()));
        }
    }

    private static String brief(Catalogue catalogue, Code code) {
        return catalogue.brief(CodeList.THEME, code.code());
    }

    private static List<Option> reasons(String kind, List<String> codes) {
        return codes.stream()
                .map(code -> new Option(code, Words.t("queue." + kind + "." + code)))
                .toList();
    }
}
