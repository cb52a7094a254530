// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.activities.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.access.Within;
import fr.parvis.activities.Activities;
import fr.parvis.activities.Activities.Outcome;
import fr.parvis.activities.Activity;
import fr.parvis.shell.Words;
import fr.parvis.values.Ids;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Takes what has no visitor from devices, one command at a time; the contract is {@code docs/sync.md}. */
@RestController
@Tag(name = "activities", description = "What is done without a visitor")
class ActivitiesApi {

    /** Request of a device. */
    enum Type {
        RECORD,
        CORRECT,
        CANCEL
    }

    /**
     * One command.
     *
     * @param account account whose command it is
     */
    @Schema(name = "ActivityCommand")
    record Command(
            @Schema(allowableValues = {"record", "correct", "cancel"}) @Nullable
            String type,

            @Schema(description = "whose it is; when that is not who is signed in, the answer is 401") @Nullable
            UUID account,

            @Schema(description = "the version that was on the screen; to correct and to cancel") @Nullable
            Integer basedOn,

            @Schema(description = "why, once the day is over: 3 to 300 characters") @Nullable
            String reason,

            @Nullable Said activity) {}

    /** Fields of an activity; to cancel, its identifier alone. */
    @Schema(name = "ActivitySaid")
    record Said(
            @Schema(description = "UUID version 7, made on the device") @Nullable
            UUID activity,

            @Schema(description = "left out for the whole association") @Nullable
            UUID point,

            @Schema(description = "local date; today when left out", example = "2026-11-25") @Nullable
            LocalDate day,

            @Schema(description = "code of the list ACTIVITY", example = "partner-meeting") @Nullable
            String kind,

            @Schema(minimum = "5", maximum = "1440", example = "90") @Nullable
            Integer minutes,

            @Schema(minimum = "0", maximum = "9999", example = "12") @Nullable
            Integer headcount,

            @Schema(description = "code of the list OPERATOR", example = "caf") @Nullable
            String partner,

            @Schema(description = "accounts, twelve at most") @Nullable
            List<UUID> colleagues,

            @Schema(description = "80 characters at most, without any name") @Nullable
            String title) {}

    /** Outcome of a command. */
    @Schema(name = "ActivityAnswer")
    record Answer(
            @Schema(allowableValues = {"accepted", "rejected", "conflict"})
            String outcome,

            @Nullable Activity activity,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FieldProblem> problems) {}

    /** Problem of a field: what is wrong and where, in the user's words. */
    @Schema(name = "ActivityProblem")
    record FieldProblem(String field, String message) {}

    private final Activities activities;
    private final ShowActivities show;

    ActivitiesApi(Activities activities, ShowActivities show) {
        this.activities = activities;
        this.show = show;
    }

    @Requires(value = Right.RECORD_VISITS, within = Within.ASSOCIATION)
    @PostMapping(path = "/api/v1/activities", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "sendActivity",
            summary = "Record, correct or take back an activity",
            description = "The same command twice is applied once.",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "it was decided",
                        content = @Content(schema = @Schema(implementation = Answer.class))),
                @ApiResponse(responseCode = "400", description = "not a command", content = @Content)
            })
    ResponseEntity<Answer> take(@RequestBody Command command, @Parameter(hidden = true) SignedIn who) {
        if (command.account() != null && !command.account().equals(who.account()))
            throw new ResponseStatusException(HttpStatus.UNAUTHORIZED);
        var said = command.activity();
        if (said == null || said.activity() == null) throw notACommand();
        var colleagues = said.colleagues();
        if (colleagues != null && colleagues.stream().anyMatch(Objects::isNull)) throw notACommand();
        var based = command.basedOn();
        var outcome = switch (type(command.type())) {
            case RECORD -> activities.record(activity(said, 0));
            case CORRECT -> activities.correct(activity(said, needed(based)), command.reason());
            case CANCEL -> activities.cancel(said.activity(), needed(based), command.reason());
        };
        return ResponseEntity.ok().header("Cache-Control", "no-store").body(answer(outcome));
    }

    private static Type type(@Nullable String text) {
        return switch (text) {
            case "record" -> Type.RECORD;
            case "correct" -> Type.CORRECT;
            case "cancel" -> Type.CANCEL;
            case null, default -> throw notACommand();
        };
    }

    private static int needed(@Nullable Integer version) {
        if (version == null) throw notACommand();
        return version;
    }

    private static ResponseStatusException notACommand() {
        return new ResponseStatusException(HttpStatus.BAD_REQUEST);
    }

    /** The activity as sent; a missing value becomes one that the rules refuse at its field. */
    private Activity activity(Said said, int version) {
        return new Activity(
                Objects.requireNonNull(said.activity()),
                Ids.NIL,
                said.point(),
                said.day() == null ? show.today(null) : said.day(),
                said.kind() == null ? "" : said.kind(),
                said.minutes() == null ? 0 : said.minutes(),
                said.headcount() == null ? 0 : said.headcount(),
                said.partner(),
                Ids.NIL,
                said.colleagues() == null ? List.of() : said.colleagues(),
                said.title(),
                version);
    }

    private static Answer answer(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Accepted accepted -> new Answer("accepted", accepted.activity(), List.of());
            case Outcome.Conflict conflict -> new Answer("conflict", conflict.current(), List.of());
            case Outcome.Rejected rejected ->
                new Answer(
                        "rejected",
                        null,
                        rejected.problems().stream()
                                .map(problem -> new FieldProblem(problem.field(), Words.t(problem)))
                                .toList());
        };
    }
}
