// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.intake.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.arrangements.Arrangements;
import fr.parvis.intake.domain.ReadList;
import fr.parvis.intake.domain.ReceiveList;
import fr.parvis.intake.domain.ReceivedFile;
import fr.parvis.outreach.ImportedList;
import fr.parvis.shell.Words;
import fr.parvis.values.RowProblem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Imports lists that a partner's system sends. */
@RestController
@Tag(name = "lists", description = "Households that a partner asks the network to contact")
class ListsApi {
    private static final int SHOWN = 1000;

    /**
     * Outcome of a file.
     *
     * @param outcome {@code taken}, {@code already} or {@code refused}
     */
    @Schema(name = "ListAnswer")
    record Answer(
            @Schema(allowableValues = {"taken", "already", "refused", "not-yours"})
            String outcome,

            @Nullable UUID list,

            @Schema(description = "why nothing was taken, and what to do") @Nullable
            String message,

            @Nullable Integer lines,

            @Schema(description = "new households") @Nullable
            Integer taken,

            @Schema(description = "known from an earlier list: dates and amounts renewed") @Nullable
            Integer renewed,

            @Schema(description = "households that do not want to be contacted: not taken, nothing kept") @Nullable
            Integer objected,

            @Schema(description = "columns that were not agreed on: not read") @Nullable
            Integer columnsLeft,

            @Schema(description = "lines that were not taken; the first thousand faults")
            @JsonInclude(JsonInclude.Include.NON_EMPTY)
            List<Fault> refused) {}

    /** Problem: what is wrong, where, and what to do. */
    @Schema(name = "ListFault")
    record Fault(
            @Schema(description = "of the file, from 1") int line,
            @Schema(example = "issued-on") String field,

            @Schema(description = "the column, as the file names it")
            String heading,

            String message) {}

    private final Arrangements arrangements;
    private final ReceiveList receive;
    private final ReadList read;

    ListsApi(Arrangements arrangements, ReceiveList receive, ReadList read) {
        this.arrangements = arrangements;
        this.receive = receive;
        this.read = read;
    }

    @Requires(Right.KEEP_LISTS)
    @PostMapping("/api/v1/lists/{arrangement}")
    @Operation(
            operationId = "sendList",
            summary = "Send a list",
            description =
                    "The file itself (CSV in any encoding, or XLSX) is the body. The same file twice is taken once. Good lines are taken, the others answered with what is wrong.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/octet-stream",
                                            schema = @Schema(type = "string", format = "binary"))),
            responses = {
                @ApiResponse(
                        responseCode = "201",
                        description = "its good lines are taken",
                        content = @Content(schema = @Schema(implementation = Answer.class))),
                @ApiResponse(
                        responseCode = "200",
                        description = "this very file was taken before",
                        content = @Content(schema = @Schema(implementation = Answer.class))),
                @ApiResponse(
                        responseCode = "403",
                        description = "the arrangement is another's",
                        content = @Content(schema = @Schema(implementation = Answer.class))),
                @ApiResponse(
                        responseCode = "413",
                        description = "too large",
                        content = @Content(schema = @Schema(implementation = Answer.class))),
                @ApiResponse(
                        responseCode = "422",
                        description = "not a line could be taken",
                        content = @Content(schema = @Schema(implementation = Answer.class)))
            })
    ResponseEntity<Answer> take(
            @PathVariable UUID arrangement,
            @RequestParam(defaultValue = "liste") String name,
            HttpServletRequest request,
            @Parameter(hidden = true) SignedIn who)
            throws IOException {
        if (who.association() == null
                || arrangements
                        .find(arrangement)
                        .filter(it -> it.association().equals(who.association()))
                        .isEmpty())
            return answer(HttpStatus.FORBIDDEN, refusal("not-yours", Words.t("intake.api.not-yours"), List.of()));
        var body = request.getInputStream().readNBytes((int) read.mostBytes() + 1);
        if (body.length > read.mostBytes()) {
            var heavy = read.tooHeavy();
            return answer(
                    HttpStatus.CONTENT_TOO_LARGE,
                    refusal("refused", Words.t(heavy.problem().problem()), List.of()));
        }
        return switch (receive.handle(arrangement, new ReceivedFile("token", name, body, who.account()))) {
            case ReceiveList.Outcome.Taken(var list, var errors) ->
                answer(HttpStatus.CREATED, taken("taken", list, errors));
            case ReceiveList.Outcome.Already(var list) -> answer(HttpStatus.OK, taken("already", list, List.of()));
            case ReceiveList.Outcome.Refused refused ->
                answer(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        refusal("refused", Words.t(refused.why().problem()), refused.errors()));
        };
    }

    private static ResponseEntity<Answer> answer(HttpStatus status, Answer answer) {
        return ResponseEntity.status(status).header("Cache-Control", "no-store").body(answer);
    }

    private static Answer taken(String outcome, ImportedList list, List<RowProblem> errors) {
        return new Answer(
                outcome,
                list.id(),
                null,
                list.lines(),
                list.taken(),
                list.renewed(),
                list.objected(),
                list.columnsLeft(),
                faults(errors));
    }

    private static Answer refusal(String outcome, String message, List<RowProblem> errors) {
        return new Answer(outcome, null, message, null, null, null, null, null, faults(errors));
    }

    private static List<Fault> faults(List<RowProblem> errors) {
        return errors.stream()
                .limit(SHOWN)
                .map(error ->
                        new Fault(error.line(), error.problem().field(), error.column(), Words.t(error.problem())))
                .toList();
    }
}
