/** Pages of what is agreed with partners. */
@NullMarked
package fr.parvis.arrangements.web;

import org.jspecify.annotations.NullMarked;
