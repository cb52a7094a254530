// SPDX-License-Identifier: EUPL-1.2
/** Work of the public's door by the clock. */
@NullMarked
package fr.parvis.publicsite.jobs;

import org.jspecify.annotations.NullMarked;
