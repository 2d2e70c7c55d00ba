"""The pages of the calendar: weeks, bookings and series, addresses for calendar programs."""
