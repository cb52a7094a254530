// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.shell;

import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.servlet.support.ExtendedServletRequestDataBinder;

/**
 * Binding of forms and addresses to records: by their constructors alone, so that a name such as {@code point.x} means nothing, and from what was
 * sent alone: a header of the same name fills no field.
 */
@ControllerAdvice
class BoundRecords {
    @InitBinder
    void byConstructor(WebDataBinder binder) {
        binder.setDeclarativeBinding(true);
        if (binder instanceof ExtendedServletRequestDataBinder request) request.setHeaderPredicate(header -> false);
    }
}
