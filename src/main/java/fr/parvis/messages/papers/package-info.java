// SPDX-License-Identifier: EUPL-1.2
/** The words of messages, the mails themselves, and the answer to an access request. */
@NullMarked
package fr.parvis.messages.papers;

import org.jspecify.annotations.NullMarked;
