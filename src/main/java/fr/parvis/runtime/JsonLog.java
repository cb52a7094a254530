// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.runtime;

import java.io.IOException;
import org.springframework.boot.logging.StackTracePrinter;

/** Faults in the log of JSON objects, as {@link LoggedFault} tells them; named by a setting of Spring. */
public class JsonLog implements StackTracePrinter {

    @Override
    public void printStackTrace(Throwable fault, Appendable to) throws IOException {
        to.append(LoggedFault.of(fault));
    }
}
