// SPDX-License-Identifier: EUPL-1.2
/** Return files in words. */
@NullMarked
package fr.parvis.returns.papers;

import org.jspecify.annotations.NullMarked;
