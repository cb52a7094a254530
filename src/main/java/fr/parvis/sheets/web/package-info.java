/** Pages of sheets and cards. */
@NullMarked
package fr.parvis.sheets.web;

import org.jspecify.annotations.NullMarked;
