// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.workshops.domain;

import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.shell.FormFields;
import fr.parvis.sync.CommandHandler;
import fr.parvis.sync.ReadPayload;
import fr.parvis.sync.SentCommand;
import fr.parvis.sync.SyncProblems;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes sheets of sessions that devices send by the bus; {@code docs/workshops.md} describes the payload. */
@Component
class AttendanceCommands implements CommandHandler {
    private static final String TYPE = "workshops.sheet";

    /**
     * @param present {@code here}, {@code late} or {@code absent} by enrolment
     * @param counts persons by dimension and code
     */
    record Payload(
            @Nullable UUID session,
            @Nullable Map<String, @Nullable String> present,
            @Nullable Integer total,
            @Nullable Map<String, @Nullable Map<String, @Nullable Integer>> counts,
            @Nullable List<@Nullable Integer> faces) {}

    private final KeepSheet keep;
    private final ReadPayload read;

    AttendanceCommands(KeepSheet keep, ReadPayload read) {
        this.keep = keep;
        this.read = read;
    }

    @Override
    public Map<String, Integer> forms() {
        return Map.of(TYPE, 2);
    }

    @Override
    public CommandHandler.Outcome handle(SentCommand command) {
        var said = read.of(command, Payload.class);
        var session = said.session();
        if (session == null) return new CommandHandler.Outcome.Rejected(null, SyncProblems.missing("session"));
        var who = SignedIn.current();
        if (who == null || !who.may(Right.RECORD_VISITS))
            return new CommandHandler.Outcome.Rejected(session, "", "workshops.problem.session");
        var present = new HashMap<UUID, Sheet.Attendance>();
        for (var one : Objects.requireNonNullElse(said.present(), Map.<String, @Nullable String>of())
                .entrySet()) {
            var enrolment = FormFields.id(one.getKey());
            var attendance = Sheet.Attendance.find(Objects.requireNonNullElse(one.getValue(), ""))
                    .orElse(null);
            if (enrolment == null || attendance == null)
                return new CommandHandler.Outcome.Rejected(session, "present", "workshops.problem.not-enrolled");
            present.put(enrolment, attendance);
        }
        var counts = new HashMap<String, Map<String, Integer>>();
        Objects.requireNonNullElse(said.counts(), Map.<String, @Nullable Map<String, @Nullable Integer>>of())
                .forEach((dimension, codes) -> {
                    var counted = new HashMap<String, Integer>();
                    if (codes != null)
                        codes.forEach((code, persons) -> counted.put(code, persons == null ? 0 : persons));
                    counts.put(dimension, counted);
                });
        var faces = new ArrayList<Integer>();
        for (var one : Objects.requireNonNullElse(said.faces(), List.<@Nullable Integer>of(0, 0, 0)))
            faces.add(one == null ? 0 : one);
        var sheet = new Sheet(present, Objects.requireNonNullElse(said.total(), 0), counts, faces);
        return switch (keep.keep(session, command.device(), command.seq(), sheet)) {
            case fr.parvis.values.Outcome.Done(var id) ->
                new CommandHandler.Outcome.Accepted(
                        new Standing(session, keep.of(id).sheets(), null));
            case fr.parvis.values.Outcome.Refused(var refused) -> new CommandHandler.Outcome.Rejected(session, refused);
            case fr.parvis.values.Outcome.Changed() ->
                throw new IllegalStateException("a device's sheet is based on none");
        };
    }
}
