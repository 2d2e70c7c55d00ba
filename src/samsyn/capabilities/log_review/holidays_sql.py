"""The days on which Swedish offices are closed, in SQL, for what is found where the log lies.

Sunday holidays by the law on public holidays (1989:253), and Midsummer, Christmas and New Year's eves, as working days are
counted elsewhere (domain 14.1). Easter by the rule of Gauss as Butcher wrote it. A test holds it to the package
`holidays` and to `samsyn.foundation.cases.clocks`, from 2005, when the National Day took Whit Monday's place.
"""

FUNCTIONS = """
CREATE OR REPLACE FUNCTION samsyn.easter_sunday(the_year integer) RETURNS date LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
    a integer := the_year % 19;
    b integer := the_year / 100;
    c integer := the_year % 100;
    h integer := (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    l integer := (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    n integer := h + l - 7 * ((a + 11 * h + 22 * l) / 451) + 114;
BEGIN
    RETURN make_date(the_year, n / 31, n % 31 + 1);
END $$;

CREATE OR REPLACE FUNCTION samsyn.office_closed(the_day date) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
    SELECT extract(isodow FROM the_day) > 5
        OR to_char(the_day, 'MMDD') IN ('0101', '0106', '0501', '0606', '1224', '1225', '1226', '1231')
        OR the_day - samsyn.easter_sunday(extract(year FROM the_day)::integer) IN (-2, 1, 39)
        OR extract(isodow FROM the_day) = 5 AND to_char(the_day, 'MMDD') BETWEEN '0619' AND '0625'
$$;
"""
