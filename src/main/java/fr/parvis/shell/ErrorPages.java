// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.shell;

import fr.parvis.limits.Busy;
import fr.parvis.runtime.ParvisSettings;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import org.apache.catalina.connector.ClientAbortException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.TransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * The one answer to what went wrong: a page in the user's words, or a problem document (RFC 9457) under {@code /api}. A fault
 * of ours shows a reference number that the log bears too, and nothing of the inside.
 */
@ControllerAdvice
@Controller
class ErrorPages implements ErrorController {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorPages.class);
    /** PostgreSQL's state for bytes that are no text. */
    private static final String NO_CHARACTER = "22021";

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path data;

    ErrorPages(ParvisSettings parvis) {
        this.data = parvis.data();
    }

    @ExceptionHandler(NotFound.class)
    Object notFound(NotFound e, HttpServletRequest request) {
        return answer(request, HttpStatus.NOT_FOUND, "not-found", "");
    }

    @ExceptionHandler(NotAllowed.class)
    Object notAllowed(NotAllowed e, HttpServletRequest request) {
        return answer(request, HttpStatus.FORBIDDEN, "not-allowed", "");
    }

    @ExceptionHandler(ChangedMeanwhile.class)
    Object changedMeanwhile(ChangedMeanwhile e, HttpServletRequest request) {
        return answer(request, HttpStatus.CONFLICT, "changed-meanwhile", "");
    }

    @ExceptionHandler(MaxUploadSizeExceededException.class)
    Object tooLarge(MaxUploadSizeExceededException e, HttpServletRequest request) {
        return answer(request, HttpStatus.CONTENT_TOO_LARGE, "too-large", "");
    }

    /** A form that is longer than any of ours, or has more fields. */
    @ExceptionHandler(InvalidParameterException.class)
    Object formTooLarge(InvalidParameterException e, HttpServletRequest request) {
        return e.getErrorCode() == HttpStatus.CONTENT_TOO_LARGE.value()
                ? answer(request, HttpStatus.CONTENT_TOO_LARGE, "form-too-large", "")
                : answer(request, HttpStatus.BAD_REQUEST, "not-understood", "");
    }

    /** A value of the address that is none of its kind: an identifier cut short, an unknown choice. */
    @ExceptionHandler(TypeMismatchException.class)
    Object notUnderstood(TypeMismatchException e, HttpServletRequest request) {
        var detail = e.getPropertyName() == null ? "" : e.getPropertyName() + " cannot be read";
        return answer(request, new Fault(HttpStatus.BAD_REQUEST, "not-understood", "", detail));
    }

    /** A body that is no JSON, or not the JSON that is asked for. */
    @ExceptionHandler(HttpMessageNotReadableException.class)
    Object notRead(HttpMessageNotReadableException e, HttpServletRequest request) {
        return answer(request, HttpStatus.BAD_REQUEST, "not-understood", "");
    }

    @ExceptionHandler(DataIntegrityViolationException.class)
    Object refusedByTheDatabase(
            DataIntegrityViolationException e, HttpServletRequest request, HttpServletResponse response) {
        // a NUL in a text: no keyboard makes one
        return e.getMostSpecificCause() instanceof SQLException cause && NO_CHARACTER.equals(cause.getSQLState())
                ? answer(request, HttpStatus.BAD_REQUEST, "not-understood", "")
                : unforeseen(e, request, response);
    }

    @ExceptionHandler({DataAccessResourceFailureException.class, TransactionException.class})
    Object databaseAway(Exception e, HttpServletRequest request, HttpServletResponse response) {
        response.setHeader(HttpHeaders.RETRY_AFTER, "30");
        var reference = reference();
        var cause = NestedExceptionUtils.getMostSpecificCause(e).getClass().getName();
        if (DatabaseUnavailable.isDiskFull(e, data)) {
            LOG.error("reference {}: the disk of the database is full: {}", reference, cause);
            return answer(request, HttpStatus.SERVICE_UNAVAILABLE, "disk-full", reference);
        }
        LOG.error("reference {}: the database does not answer: {}", reference, cause);
        return answer(request, HttpStatus.SERVICE_UNAVAILABLE, "database-away", reference);
    }

    /** Told in a few words to a program: a page costs more than it is worth to many that ask at once. */
    @ExceptionHandler(Busy.class)
    Object busy(Busy e, HttpServletRequest request, HttpServletResponse response) {
        response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(Busy.SECONDS));
        var accepted = request.getHeader(HttpHeaders.ACCEPT);
        if (request.getRequestURI().startsWith("/api/") || accepted != null && accepted.contains("text/html"))
            return answer(request, HttpStatus.SERVICE_UNAVAILABLE, "busy", "");
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .contentType(MediaType.parseMediaType("text/plain;charset=UTF-8"))
                .body(Words.t("shell.error.busy.text"));
    }

    @ExceptionHandler(Exception.class)
    Object unforeseen(Exception e, HttpServletRequest request, HttpServletResponse response) {
        if (isGone(e)) {
            LOG.debug("the answer was not awaited", e);
            return new ModelAndView();
        }
        if (e instanceof ErrorResponse known) {
            known.getHeaders().forEach((name, values) -> response.setHeader(name, values.getFirst()));
            return byStatus(
                    request,
                    known.getStatusCode().value(),
                    Objects.requireNonNullElse(known.getBody().getDetail(), ""));
        }
        var reference = reference();
        // the pattern of the address, not the address: it may hold the secret of a one-time link
        var route = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        LOG.error("reference {}: {} {} failed", reference, request.getMethod(), route, e);
        return answer(request, HttpStatus.INTERNAL_SERVER_ERROR, "unforeseen", reference);
    }

    /** Whether the client has gone, to another page or out of reach: nobody to answer, and no fault of ours. */
    private static boolean isGone(Exception e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause())
            if (cause instanceof AsyncRequestNotUsableException || cause instanceof ClientAbortException) return true;
        return false;
    }

    /** Errors of filters and of the container. */
    @OpenToAll
    @RequestMapping("/error")
    Object outside(HttpServletRequest request, HttpServletResponse response) {
        var status = (Integer) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        int known = status == null ? 404 : status;
        return known >= 500 && request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Exception escaped
                ? unforeseen(escaped, request, response)
                : byStatus(request, known, "");
    }

    private static Object byStatus(HttpServletRequest request, int status, String detail) {
        var known = HttpStatus.resolve(status);
        if (known == null || known.is5xxServerError()) {
            var reference = reference();
            LOG.error("reference {}: answered {}", reference, status);
            return answer(request, HttpStatus.INTERNAL_SERVER_ERROR, "unforeseen", reference);
        }
        var kind = switch (known) {
            case NOT_FOUND -> "not-found";
            case FORBIDDEN -> "not-allowed";
            case UNAUTHORIZED -> "signed-out";
            case TOO_MANY_REQUESTS -> "too-many";
            case CONTENT_TOO_LARGE -> "too-large";
            default -> "not-understood";
        };
        return answer(request, new Fault(known, kind, "", detail));
    }

    /**
     * Fault that is told.
     *
     * @param reference "" where it is none of ours
     * @param detail for a program, in English: what of its request is wrong
     */
    private record Fault(HttpStatus status, String kind, String reference, String detail) {}

    private static Object answer(HttpServletRequest request, HttpStatus status, String kind, String reference) {
        return answer(request, new Fault(status, kind, reference, ""));
    }

    private static Object answer(HttpServletRequest request, Fault fault) {
        var status = fault.status();
        var kind = fault.kind();
        var original = (String) request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        var path = original == null ? request.getRequestURI() : original;
        if (path.startsWith("/api/")) {
            var problem = ProblemDetail.forStatus(status);
            problem.setType(URI.create(ShellAddresses.API + "#" + kind));
            if (ApiProblem.asksAsProgram(request)) {
                problem.setTitle(ApiProblem.title(kind));
                problem.setDetail(fault.detail().isEmpty() ? ApiProblem.detail(kind) : fault.detail());
            } else {
                problem.setTitle(Words.t("shell.error." + kind + ".title"));
                problem.setDetail(Words.t("shell.error." + kind + ".text"));
            }
            if (!fault.reference().isEmpty()) problem.setProperty("reference", fault.reference());
            return ResponseEntity.status(status).body(problem);
        }
        return new ModelAndView("shell/error", Map.of("kind", kind, "reference", fault.reference()), status);
    }

    private static String reference() {
        var bytes = new byte[4];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
