-- SPDX-FileCopyrightText: The Gatehouse authors
-- SPDX-License-Identifier: GPL-3.0-or-later

-- Driven by the environment: BENCH_METHOD, BENCH_PATH, BENCH_HEADERS (a line each), BENCH_BODY, or
-- BENCH_BODIES: a file with a form a line, each sent once; or BENCH_CHAIN: a file with a client_id
-- and a refresh token a line, each of which is exchanged for its successor again and again.
-- BENCH_DELAY: see below.
local ffi = require("ffi")
ffi.cdef("typedef struct { long s; long ns; } instant; int clock_gettime(int, instant *);")
local pool = {}
local threads = {}

local function now()
  local t = ffi.new("instant")
  ffi.C.clock_gettime(1, t)
  return tonumber(t.s) + tonumber(t.ns) / 1e9
end

local function lines(path)
  local read = {}
  for line in io.lines(path) do read[#read + 1] = line end
  return read
end

local function form(body)
  return wrk.format("POST", "/token", { ["Content-Type"] = "application/x-www-form-urlencoded",
    ["Host"] = wrk.headers["Host"] }, body)
end

-- Milliseconds between an answer and the next request of a connection.
if os.getenv("BENCH_DELAY") then
  function delay() return tonumber(os.getenv("BENCH_DELAY")) end
end

function init()
  for line in (os.getenv("BENCH_HEADERS") or ""):gmatch("[^\n]+") do
    local name, value = line:match("^(%S+): (.*)$")
    wrk.headers[name] = value
  end
  wrk.method = os.getenv("BENCH_METHOD") or "GET"
  wrk.path = os.getenv("BENCH_PATH") or "/"
  wrk.body = os.getenv("BENCH_BODY")
end

if os.getenv("BENCH_BODIES") then
  local bodies = lines(os.getenv("BENCH_BODIES"))
  local sent, answered, began = 0, 0, nil
  -- wrk sleeps until its time is over however early the work is done: the time is taken here.
  elapsed = 0
  function setup(thread) threads[#threads + 1] = thread end
  function request()
    sent = sent + 1
    if sent <= #bodies then return form(bodies[sent]) end
    return wrk.format("GET", "/health")
  end
  function response()
    began = began or now()
    answered = answered + 1
    if answered < #bodies - 1 then return end
    elapsed = now() - began
    wrk.thread:stop()
  end
  function done()
    for _, thread in ipairs(threads) do print("Answered all in " .. thread:get("elapsed") .. "s") end
  end
elseif os.getenv("BENCH_CHAIN") then
  for _, line in ipairs(lines(os.getenv("BENCH_CHAIN"))) do
    local client, token = line:match("^(%S+) (%S+)$")
    pool[#pool + 1] = { client = client, token = token }
  end
  local client = pool[1].client
  local first, last = 1, #pool
  function request()
    local taken = pool[first]
    if not taken then return wrk.format("GET", "/health") end
    pool[first] = nil
    first = first + 1
    return form("grant_type=refresh_token&client_id=" .. taken.client .. "&refresh_token=" .. taken.token)
  end
  function response(status, headers, body)
    local token = body:match('"refresh_token"%s*:%s*"([^"]+)"')
    if not token then return end
    last = last + 1
    pool[last] = { client = client, token = token }
  end
end
