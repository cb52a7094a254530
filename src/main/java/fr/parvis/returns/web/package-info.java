// SPDX-License-Identifier: EUPL-1.2
/** Pages of return files, figures and reports, and a partner's own pages. */
@NullMarked
package fr.parvis.returns.web;

import org.jspecify.annotations.NullMarked;
