// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.shell;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.GivenSettings;
import java.nio.file.Path;
import java.sql.SQLException;
import org.apache.catalina.connector.ClientAbortException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.servlet.ModelAndView;

@ExtendWith(OutputCaptureExtension.class)
class ErrorPagesTest {
    private final ErrorPages pages = new ErrorPages(GivenSettings.data(Path.of("none")));

    @Test
    void who_leaves_before_the_answer_is_no_fault_to_act_upon(CapturedOutput said) {
        var request = new MockHttpServletRequest("GET", "/bureau/passages");
        pages.unforeseen(
                new IllegalStateException(new ClientAbortException("broken pipe")),
                request,
                new MockHttpServletResponse());
        assertThat(said).doesNotContain("ERROR");
        pages.unforeseen(new IllegalStateException("a fault of ours"), request, new MockHttpServletResponse());
        assertThat(said).contains("ERROR").contains("java.lang.IllegalStateException");
    }

    @Test
    void a_full_disk_has_words_of_its_own() {
        var full = new DataAccessResourceFailureException("insert", new SQLException("could not extend file", "53100"));
        assertThat(answered(full)).isEqualTo("disk-full");
        assertThat(answered(new CannotCreateTransactionException("no connection", new SQLException("gone", "08006"))))
                .isEqualTo("database-away");
    }

    private Object answered(Exception wrong) {
        var page = (ModelAndView)
                pages.databaseAway(wrong, new MockHttpServletRequest("GET", "/bureau"), new MockHttpServletResponse());
        assertThat(page.getStatus()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
        return page.getModel().get("kind");
    }
}
