package fr.parvis.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.catalina.connector.ClientAbortException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mock.web.MockHttpServletRequest;

@ExtendWith(OutputCaptureExtension.class)
class ErrorPagesTest {
    private final ErrorPages pages = new ErrorPages();

    @Test
    void who_leaves_before_the_answer_is_no_fault_to_act_upon(CapturedOutput said) {
        var request = new MockHttpServletRequest("GET", "/bureau/passages");
        pages.unforeseen(new IllegalStateException(new ClientAbortException("broken pipe")), request);
        assertThat(said).doesNotContain("ERROR");
        pages.unforeseen(new IllegalStateException("a fault of ours"), request);
        assertThat(said).contains("a fault of ours");
    }
}
